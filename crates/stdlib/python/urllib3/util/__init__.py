"""What says how long and how often to try."""

from .retry import Retry
from .timeout import Timeout
