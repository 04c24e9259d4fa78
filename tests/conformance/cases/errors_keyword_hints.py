# An argument by a name that is not known: which one may be meant.
import asyncio
import json
import math
import random


def f(alpha, *, beta=1):
    pass


class C:
    def __init__(self, name):
        pass

    def m(self, value):
        pass


CALLS = """
f(alpah=1)
f(1, bta=2)
C(nme=1)
C('a').m(valeu=1)
print(1, sepp='')
sorted([], revers=True)
[].sort(kye=1)
open('x', moed='r')
int('1', bas=2)
max([1], dflt=2)
dict.fromkeys(x=1)
''.split(spe=1)
zip(strct=1)
sum([], strt=1)
pow(1, 2, mdo=3)
round(1.5, ndigit=1)
str(b'', encodin='a')
bytes('a', encodng='utf8')
'x'.encode(encodng=1)
list(a=1)
tuple(a=1)
len(obj=1)
iter(a=1)
isinstance(a=1)
type(a=1)
object(a=1)
range(a=1)
slice(a=1)
set(a=1)
complex(rel=1)
float(x=1)
bool(x=1)
map(a=1)
filter(a=1)
reversed(a=1)
property(fgt=1)
Exception(a=1)
ValueError(a=1)
KeyError(x=1)
asyncio.Queue(maxsiz=3)
asyncio.Semaphore(vlaue=3)
random.randint(a=1)
json.dumps({}, indnt=1)
math.sqrt(x=1)
asyncio.sleep(dely=1)
asyncio.Event(lop=1)
asyncio.Future(lop=1)
asyncio.gather(return_exception=True)
asyncio.create_task(1, nme='x')
asyncio.wait_for(1, timout=1)
asyncio.run(1, debg=True)
asyncio.Lock(loop=1)
asyncio.timeout(delay=1, x=2)
"""
for call in CALLS.strip().splitlines():
    try:
        print(call, "=>", eval(call))
    except Exception as error:
        print(call, "=>", type(error).__name__, error)
