"""Not simulated."""

import _vm

_vm.refuse("urllib.request is not simulated here; use aiohttp, httpx or requests")
