# another class among the bases must carry what the old one does
class B1: pass
class B2: pass
class P: pass
class D(B1): pass
def a(f):
    try: f(); print("ok")
    except TypeError as e: print(e)
def sb(c, *b): a(lambda: setattr(c, "__bases__", b))
sb(D, object); sb(D, int); sb(D, list); sb(D, Exception); sb(D, B2); sb(D, dict, B1); sb(D, B2, object); sb(D, B1, int)
sb(P, B1); sb(P, int); sb(P, object)
class I(int): pass
class J(int): pass
class K(I): pass
sb(K, J); sb(K, int); sb(K, B1); sb(K, J, B1); sb(I, J); sb(I, B1)
class X(Exception): pass
class Y(X): pass
class Z(ValueError): pass
sb(Y, Z); sb(Y, Exception); sb(Y, ValueError); sb(Y, OSError); sb(X, ValueError); sb(X, B1)
class S: __slots__ = ("a",)
class T(S): pass
class U: __slots__ = ("b",)
sb(T, U); sb(T, B1); sb(D, S); sb(T, object)
class L(list): pass
class M(L): pass
sb(M, list); sb(M, dict); sb(M, B1, L); sb(L, dict)
