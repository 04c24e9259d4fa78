"""How often the real client would try again; the simulated server never fails."""

from redis.retry import Retry
