# A command cannot be started in a folder that is not there; what a failed one raises has two arguments.
import subprocess

for call in (lambda: subprocess.run(["echo", "x"], cwd="/no/such/folder"),
             lambda: subprocess.Popen("echo x", shell=True, cwd="/no/such/folder"),
             lambda: subprocess.run("exit 3", shell=True, check=True, capture_output=True)):
    try:
        call()
    except (OSError, subprocess.CalledProcessError) as error:
        print(repr(error), error.args, error)
