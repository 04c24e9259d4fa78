"""The abstract classes of containers, iterators and awaitables."""

from _collections_abc import *
from _collections_abc import _CallableGenericAlias, _check_methods
