for function in eval, exec:
    try:
        function("[" * 5000 + "]" * 5000)
    except SyntaxError as error:
        print(type(error).__name__, error.msg)
