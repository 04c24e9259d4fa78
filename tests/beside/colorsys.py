NOTE = "not the one of the library"
