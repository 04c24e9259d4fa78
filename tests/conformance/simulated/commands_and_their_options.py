# What commands write and how they end, as a shell of Linux runs them.
import os
import subprocess
import tempfile

os.chdir(tempfile.mkdtemp())
os.mkdir("d")
with open("a.txt", "w") as file:
    file.write("pear\napple 3\nfig 10\napple 3\n\nBanana 2\n")
with open("n.txt", "w") as file:
    file.write("10\n9\n-1\n2.5\nx\n")

for line in r"""
echo "a  b" 'c $HOME' d\ e $NOPE x ${NOPE}y
cat a.txt nowhere a.txt d
ls; ls nowhere; ls -a d; ls a.txt d
wc -l a.txt; wc -l nowhere; cat a.txt | wc -l
grep "a|b" a.txt
grep "ap+" a.txt
grep "ap\+le" a.txt
grep -E "ap+|fig" a.txt
grep "(" a.txt
grep "^$" a.txt
grep -in BANANA a.txt; grep -c apple a.txt; grep -v apple a.txt
grep x nowhere
grep x d
sort -n n.txt; sort -nr n.txt
sort -r a.txt; sort -u a.txt; sort nowhere
sort a.txt | uniq -c | sort -rn
head -n 2 a.txt; head -2 a.txt; head -n -4 a.txt; head -n 1 nowhere
tail -n 2 a.txt; tail -1 a.txt
tail -n +5 a.txt
tail -n -1 a.txt; tail -n 0 a.txt
tr ' ' '\n' < a.txt; tr -d a-e < n.txt; tr '[:lower:]' '[:upper:]' < n.txt
seq 2; seq 2 3; seq 5 -2 1
echo more >> o.txt; echo most >> o.txt; cat o.txt
cat < nowhere
echo x > nodir/f || echo failed
echo x > d
cat nowhere > o.txt 2>&1; cat o.txt
sleep x
exit 300
""".strip().split("\n"):
    done = subprocess.run(line, shell=True, capture_output=True, text=True)
    print(line, done.returncode)
    print(done.stdout + done.stderr, end="")
