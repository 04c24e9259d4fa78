import glob
import os

os.makedirs("/tmp/g/aaa/x", exist_ok=True)
os.makedirs("/tmp/g/aab/.h", exist_ok=True)
for name in ("aac", "aaa/1.txt", "aaa/x/2.txt", "aab/.h/3.txt", "aab/.hid"):
    open("/tmp/g/" + name, "w").close()
os.chdir("/tmp/g")
for pattern in ("aa*", "aa*/", "aaa/", "aac/", "*/*", "**", "**/", "**/*.txt", "aa?/**", "aab/.*", "aab/*/*", "[!a]*",
                "/tmp/g/*c", "nope/*", ".", "aab/**/*.txt", "aac/**", "aac/**/"):
    print(pattern, sorted(glob.glob(pattern)), sorted(glob.glob(pattern, recursive=True)),
          sorted(glob.glob(pattern, recursive=True, include_hidden=True)))
print(sorted(glob.glob(b"aa*")), sorted(glob.glob(b"**/*.txt", recursive=True)), sorted(glob.glob("*", root_dir="aaa")),
      sorted(glob.glob(b"*", root_dir=b"aaa")), sorted(glob.iglob("x/", root_dir="/tmp/g/aaa")))
print(glob.escape("a*[b]?"), glob.escape(b"a*[b]?"), glob.has_magic("a?"), glob.has_magic(b"a"))
folder = os.open("aaa", os.O_RDONLY)
print(sorted(glob.glob("*", dir_fd=folder)), glob.glob("1*", dir_fd=folder))
