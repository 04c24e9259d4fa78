import io,sys
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)

with open("a.txt","w") as f:
    print(f.name,f.mode,f.writable(),f.readable()); print("hello",file=f); f.write("wörld\nlast"); 
    e(lambda: f.read())
print(f.closed); e(lambda: f.write("x"))
with open("a.txt") as f:
    print(f.readline(), f.tell(), f.read(3), list(f)); f.seek(0); print(f.readlines())
for l in open("a.txt"): print(l.rstrip())
e(lambda: open("nope.txt")); e(lambda: open("a.txt","q")); e(lambda: open("a.txt","rw")); e(lambda: open("a.txt","x")); e(lambda: open(".","w")); e(lambda: open("zz/b","w")); e(lambda: open("a.txt","rb",encoding="x")); e(lambda: open(3.5))
with open("a.txt","a") as f: f.write("+more"); print(f.tell())
with open("a.txt","rb") as f: print(f.read(5), f.readline(), f.tell(), f.seek(-3,2), f.read(), f)
with open("a.txt","r+") as f: print(f.read(2)); f.write("ZZ"); 
print(open("a.txt").read())
with open("b.txt","w",newline="\r\n") as f: f.write("a\nb\n")
print(open("b.txt","rb").read(), open("b.txt").read(), repr(open("b.txt",newline="").read()))
s=io.StringIO("abc\ndef"); print(s.readline(), s.read(), s.getvalue()); s.seek(0); s.write("X"); print(s.getvalue(), s.tell()); s.seek(0,2); print("more",1,file=s); print(repr(s.getvalue())); s.truncate(3); print(s.getvalue())
s.close(); e(lambda: s.getvalue()); e(lambda: s.write("d"))
b=io.BytesIO(b"abc"); print(b.read(1), b.getvalue()); b.write(b"ZZZ"); print(b.getvalue()); e(lambda: b.write("s")); print(b.seek(0), list(io.BytesIO(b"a\nb\n")))
e(lambda: io.StringIO(3)); print(isinstance(s, io.TextIOBase), isinstance(b, io.IOBase))
with open("c.txt","w") as f: f.writelines(["a\n","b\n"])
print(open("c.txt").read().splitlines())
f=open("c.txt"); print(next(f)); f.close(); e(lambda: next(f)); print(f)
