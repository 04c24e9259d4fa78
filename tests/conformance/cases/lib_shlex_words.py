"""`shlex.shlex` reads the words of small languages."""
import io
import shlex

text = """# settings
name = "Ada Lovelace"  # a person
path=/usr/bin; echo a&&b | wc -l
it's 'one word' "quo\\"ted" \\n
"""
for posix in (False, True):
    for punctuation in (False, True, "=|"):
        lexer = shlex.shlex(text.replace("it's ", ""), posix=posix, punctuation_chars=punctuation)
        print(posix, punctuation, list(lexer), lexer.lineno)

lexer = shlex.shlex("a,b , 'c,d'", posix=True)
lexer.whitespace, lexer.whitespace_split = ",", True
print([word.strip() for word in lexer])
lexer = shlex.shlex("x y", "file.txt")
lexer.push_token("first")
print(lexer.get_token(), lexer.get_token(), lexer.error_leader(), repr(lexer.eof), lexer.punctuation_chars)
lexer.push_source(io.StringIO("p q\nr"), "inner.txt")
print(list(lexer), lexer.infile)
for wrong in ("'open", "end\\"):
    try:
        list(shlex.shlex(wrong, posix=True))
    except ValueError as error:
        print(error)
print(shlex.split("a 'b c' d\\ e # f"), shlex.split("a # f", comments=True), shlex.split("'a'b", posix=False))
