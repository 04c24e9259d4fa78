# Sets of regular expressions that look like operations of sets are warned of, once for each pattern.
import re

print(re.findall("[[a]x]", "a[x]]"))
print(re.findall("[a&&b]", "a&b"), re.search("[a||b]", "|"))
print(re.compile("[^[~~]").findall("a~["))
for attempt in range(2):
    re.match("[a-c[d]", "[")
re.sub("[a-z[", "", "x") if attempt > 5 else None
print(re.findall("[&]&", "&&"), re.findall("[a-]", "-"), re.findall(r"[\[a]", "["))
