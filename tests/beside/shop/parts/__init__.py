from ..parts.sizes import SIZES
