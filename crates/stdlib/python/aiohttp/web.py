"""Not simulated."""

import _vm

_vm.refuse("aiohttp.web, the server side, is not simulated; the client is")
