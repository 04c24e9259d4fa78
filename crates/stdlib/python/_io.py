"""`io` by the name that its classes give as their module, which pickles carry."""

from io import *
