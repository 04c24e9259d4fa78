# `not` of a constant is known before the run, so that nothing warns of the inversion of what it gives.
def known():
    return ~(not b"a"), ~(not ()), not "a", not (1, 2), not ..., not 10**30, not 0j


print(known())
print((lambda: {}.keys().__init__(1))(), iter([]).__init__(1, a=2), (x for x in ()).__init__(3))
for made in object(), type("Plain", (), {})():
    try:
        made.__init__(1)
    except TypeError as error:
        print(error)
value = True
print(~value)
