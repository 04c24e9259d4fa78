"""Not there: blocks of memory with names."""

import _vm

_vm.refuse("multiprocessing.shared_memory is not available here; share numbers with Value or Array")
