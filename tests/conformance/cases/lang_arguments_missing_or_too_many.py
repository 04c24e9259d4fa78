# Arguments that are missing or too many, zeros without end, and views of bytes that are copied.
import ast
import asyncio
import warnings

warnings.simplefilter("always")
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: eval("0"*5000))
class Node(ast.AST): _fields=("left","right")
t(lambda: vars(Node(1)))
t(lambda: ast.dump(ast.parse(ast.parse("x"), type_comments=True))); t(lambda: ast.dump(ast.parse(bytearray(b"x"), type_comments=True)))
async def main():
    f = asyncio.get_running_loop().create_future()
    t(lambda: f.set_result(x=1, y=2)); t(lambda: f.set_result(1, 2)); t(lambda: f.set_result()); t(lambda: f.add_done_callback(x=1, y=2, z=3)); t(lambda: f.remove_done_callback(a=1,b=2))
asyncio.run(main())
b = bytearray(b"abcdef")
m = memoryview(b)
print(bytes(m), bytes(m[1:3]), bytes(m[::2]), bytes(m[::-1]), bytes(m[4:2]), m[2:].tolist(), bytes(memoryview(b"12345678").cast("i")), bytes(memoryview(b"12345678").cast("i")[1:]), bytes(memoryview(b"12345678").cast("i")[::-1]))
