# Which program is executed, and what is wrong with the arguments.
import subprocess


def tell(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (Exception, subprocess.SubprocessError) as error:
        print(type(error).__name__, error)


def ran(*args, **kwargs):
    done = subprocess.run(*args, capture_output=True, **kwargs)
    return done.args, done.returncode, done.stdout


tell(ran, ["doesnotexist", "a", "b"], executable="/bin/echo")
tell(ran, ["doesnotexist", "a", "b"], executable=b"echo")
tell(ran, ["echo", "a", "b"], executable="/nonexist/ing")
tell(ran, "echo x", shell=True, executable="/bin/sh")
for owners in {"user": -1}, {"group": -5}, {"extra_groups": [-1]}, {"extra_groups": "staff"}, {"extra_groups": [2.5]}, {"user": 2.5}, {"group": []}:
    tell(ran, ["true"], **owners)
tell(ran, ["true", "a\0b"])
tell(ran, "echo a\0b", shell=True)
tell(ran, ["tr\0ue"])
tell(ran, ["true"], executable="tr\0ue")
tell(ran, ["true"], cwd="/tmp\0")
for env in {"a\0b": "c"}, {"a": "c\0"}, {"a=b": "c"}:
    tell(ran, ["true"], env=env)
tell(ran, ["pwd"], cwd=b"/tmp")
print(subprocess.Popen[bytes], subprocess.CompletedProcess[str])
