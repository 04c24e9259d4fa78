SIZES = ["small", "large"]
