"""The class of a class can be set: that of one whose metaclass is the program's, also to itself."""


class Meta(type):
    def __new__(mcls, name, bases, ns):
        self = super().__new__(mcls, name, bases, ns)
        self.__class__ = self
        return self
    def __repr__(self): return self.__name__
class S(Meta, metaclass=Meta): pass
print(S, type(S) is S, isinstance(S, S), isinstance(S, Meta))
class Other(Meta):
    def greet(cls): return 'hi ' + cls.__name__
class K(metaclass=type('Plain', (type,), {})): pass
K.__class__ = type('Second', (type,), {'greet': lambda cls: 'hello ' + cls.__name__})
print(type(K), K.greet(), type(K()) is K)
class A: pass
try: A.__class__ = Other
except TypeError as e: print(e)
