# `super` that is called by its `__call__`, where there is no class around.
for make in lambda it: it.__call__(), lambda it: it():
    try:
        make(super)
    except RuntimeError as error:
        print(error)
