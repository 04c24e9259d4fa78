"""What requests is made of, by its old name."""

import urllib3
