"""The simulated server's commands by the names of the clients' methods."""

import _vm
from . import _lists, _messages, _sets, _streams, _strings

COMMANDS = {**_strings.COMMANDS, **_lists.COMMANDS, **_sets.COMMANDS, **_streams.COMMANDS, **_messages.COMMANDS}

# How other methods of the real clients begin.
_ELSEWHERE = tuple(
    "acl_ auth bf bgrewriteaof bgsave bit bl br bz cf client cluster cms command config_ debug_ delex digest dump eval execute_command "
    "failover fcall ft function_ geo h hello info json lastsave latency_ lcs lmpop lolwut memory_ migrate module_ monitor "
    "move object pf psync pubsub_ quit readonly readwrite register_script replicaof reset restore role save script_ select "
    "sentinel shutdown sintercard slaveof slowlog_ sort spublish swapdb sync tdigest topk transaction ts vset wait x z".split())


def command(name):
    found = COMMANDS.get(name)
    if found is None:
        if name.startswith(_ELSEWHERE):
            _vm.refuse(f"redis's command {name} is not simulated")
        raise AttributeError(f"'Redis' object has no attribute {name!r}")
    return found
