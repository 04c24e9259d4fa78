import array
import array, binascii, base64
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
a = array.array('H', [1,2,300])
t(lambda: b''.join([array.array('B', b'ab')]))
t(lambda: bytearray(b'x') + array.array('B', b'ab'))
t(lambda: b'x' + array.array('B', b'ab'))
t(lambda: b'xab'.find(array.array('B', b'ab')))
for f in (base64.b64encode, base64.b32encode, base64.b16encode, base64.b85encode, base64.a85encode, base64.encodebytes, binascii.hexlify, binascii.crc32, base64.b64decode, base64.b32decode, base64.decodebytes, binascii.unhexlify, base64.urlsafe_b64encode, base64.urlsafe_b64decode,base64.standard_b64encode):
    for v in ("abc", "é", 5, [1,2], None, memoryview(b'ab'), bytearray(b'1234'), array.array('B', b'12')):
        t(lambda: (f.__name__, f(v)))
for s in (b'=', b'==', b'a=', b'ab=', b'ab==', b'ab===', b'abcd=', b'abcd==', b'abc=d', b'a=bc', b'ab=c', b'=ab', b'abc', b'abcde', b'abcd\n', b'a\nbc=', b'ab==ef', b'abcdab==', b'ab=='*2, b'abc==', b'abcd====','abcdefgh=', b'YWI=YWI='):
    t(lambda: (s, binascii.a2b_base64(s)))
    t(lambda: (s, binascii.a2b_base64(s, strict_mode=True)))
t(lambda: binascii.crc_hqx(b'', 0x12345))
t(lambda: binascii.crc_hqx(b'abc', -1))
t(lambda: binascii.crc32(b'abc', -1))
t(lambda: binascii.crc32(b'abc', 2**40))
t(lambda: binascii.unhexlify('é1'))
t(lambda: binascii.unhexlify('zz'))
t(lambda: binascii.hexlify(b'abcdef', ':', 2))
