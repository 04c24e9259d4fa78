# Ranges that pass over case: letters whose lower case lies in the range's other case.
import re

letters = "iIİıkK\u212asSſßẞµμΜåÅ\u212bΐΰ\u1fd3ﬅﬆ"
for pattern in "[--a]", "[A-Z]", "[a-z]", "[@-H]", "[!-I]", "[H-K]", "[h-k]", "[R-T]", "[İ-ı]", "[ß-ÿ]", "[À-Þ]", "[^A-Z]", "[α-ω]":
    for flags in re.I, re.I | re.A:
        print(pattern, flags, "".join(re.findall(pattern, letters, flags)))
