"""How this Python was built: nobody knows."""


def get_config_var(name):
    return None


def get_config_vars(*names):
    return [None for name in names] if names else {}


def is_python_build():
    return False


def get_path(name):
    return "/"


get_platform = lambda: "linux-x86_64"
