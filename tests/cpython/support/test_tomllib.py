"""The package of the tests of tomllib."""

import tomllib
