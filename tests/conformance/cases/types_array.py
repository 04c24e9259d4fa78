from array import array
import array as A
print(A.typecodes)
import warnings
warnings.simplefilter("ignore")
for t in A.typecodes:
    for v in (2**70, -2**70, 2**40, -2**40, 70000,-70000,300,-1,"a",1.5,None,"ab"):
        try: print(t,v,array(t,[v]))
        except Exception as e: print(t,v,type(e).__name__,e)
def tr(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__,e)
a=array("i",[1,2,3])
tr(lambda:a); tr(lambda:a[0]); tr(lambda:a[5]); tr(lambda:a["x"]); tr(lambda:a[1:]); tr(lambda:a+a); tr(lambda:a*2); tr(lambda:2*a); tr(lambda:a+[1]); tr(lambda:a+array("b",[1]))
tr(lambda:a==array("b",[1,2,3])); tr(lambda:a<array("i",[1,3])); tr(lambda:a==[1,2,3]); tr(lambda:a.tolist()); tr(lambda:a.tobytes()); tr(lambda:a.itemsize); tr(lambda:a.index(2)); tr(lambda:a.index(9)); tr(lambda:a.remove(9)); tr(lambda:a.count(1)); tr(lambda:a.pop()); tr(lambda:a.pop(0)); tr(lambda:array("i").pop()); tr(lambda:a.append("x")); tr(lambda:a.extend([1,2])); tr(lambda:a.extend(array("b",[1]))); tr(lambda:a.extend(5)); tr(lambda:a.insert(0,9)); tr(lambda:a); tr(lambda:a.reverse()); tr(lambda:a); tr(lambda:a.frombytes(b"\1\0\0\0")); tr(lambda:a.frombytes(b"\1")); tr(lambda:a); tr(lambda:a.fromlist([1,"x"])); tr(lambda:a.fromlist((1,))); tr(lambda:a.byteswap()); tr(lambda:a)
tr(lambda:array("z")); tr(lambda:array()); tr(lambda:array("ii")); tr(lambda:array(5)); tr(lambda:array("i",b"\1\0\0\0")); tr(lambda:array("i","abc")); tr(lambda:array("u","abc")); tr(lambda:array("w","abc")); tr(lambda:array("w",[1])); tr(lambda:array("i",array("d",[1.5]))); tr(lambda:array("d",[1,2])); tr(lambda:array("f",[1.1])); tr(lambda:array("i",5))
tr(lambda:array("i",[1,2]).buffer_info()[1]); tr(lambda:1 in a); tr(lambda:len(a)); tr(lambda:list(reversed(a))); tr(lambda:a.__class__); tr(lambda:type(a).__name__)
def st(i,v):
    b=array("i",range(6)); b[i]=v; return b
tr(lambda:st(0,5)); tr(lambda:st(slice(1,3),array("i",[9,9,9]))); tr(lambda:st(slice(1,3),[1])); tr(lambda:st(slice(None,None,2),array("i",[0,0,0]))); tr(lambda:st(slice(None,None,2),array("i",[0]))); tr(lambda:st(9,1)); tr(lambda:st(0,"x"))
def dl(i):
    b=array("i",range(6)); del b[i]; return b
tr(lambda:dl(0)); tr(lambda:dl(slice(1,4))); tr(lambda:dl(slice(None,None,2))); tr(lambda:dl(10))
b=a; b+=array("i",[7]); tr(lambda:b is a); b*=2; tr(lambda:b)
import pickle, copy
tr(lambda:pickle.loads(pickle.dumps(a))==a); tr(lambda:copy.copy(a)); tr(lambda:copy.deepcopy(a)); tr(lambda:a.__reduce_ex__(2))
class AA(array): 
    pass
x=AA("i",[1]); x.z=1; tr(lambda:x); tr(lambda:x.z); tr(lambda:array("w","hi").tounicode()); tr(lambda:array("i").tounicode()); tr(lambda:bytes(array("h",[1,2]))); tr(lambda:sum(array("d",[1,2]))); tr(lambda:isinstance(a,__import__("collections.abc").abc.MutableSequence)); tr(lambda:sorted(array("i",[3,1]))); tr(lambda:max(a)); tr(lambda:array("i",range(3)).clear()); tr(lambda:[*map(str,a)]); tr(lambda: array("B",b"ab").tobytes().decode())
match a:
    case [x,*r]: print("seq")
    case _: print("no")
