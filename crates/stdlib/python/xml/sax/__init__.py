"""Of SAX there is `saxutils` alone."""
