"""Only urllib.parse: opening URLs is up to the simulated clients."""
