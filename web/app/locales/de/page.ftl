# Was alle Seiten gemeinsam haben: der Rahmen, der Inhalt, die Spielwiese, der Editor.

language-choice = Sprache

theme-choice = Farben
theme-auto = wie das System
theme-light = hell
theme-dark = dunkel

app-skip = Zum Inhalt springen
app-pages = Seiten
app-lessons = Lektionen
app-playground = Spielwiese
app-virtual-time = Die Zeit auf dieser Seite ist virtuell: Nichts wartet wirklich, und jeder Lauf eines Programms ist derselbe Lauf.
app-nothing-kept = Dieser Browser lässt die Seite nichts aufbewahren. Was du hier tust, ist weg, sobald du sie schließt.
app-loading-lessons = Die Lektionen werden geladen …
app-lessons-failed = Die Lektionen konnten nicht geladen werden.
app-try-again = Noch einmal versuchen
app-faults = { $count ->
    [one] Ein Fehler in den Dateien der Lektionen
   *[other] { $count } Fehler in den Dateien der Lektionen
}
app-no-lesson = Es gibt keine Lektion namens „{ $name }“.
app-nothing-here = Unter dieser Adresse gibt es nichts.
app-all-lessons = Alle Lektionen

offline-new = Eine neue Fassung dieser Seite ist da.
offline-reload = Neu laden
offline-ready = Diese Seite geht jetzt auch ohne Netz.

course-not-named = die Seite nennt ihre Lektionen nicht
course-server-answered = der Server antwortete { $status }

contents-title = Interleave: sieh, was await wirklich tut
contents-lead = Sag vorher, wie lange ein Programm braucht, führe es aus und sieh jedes Warten als Balken auf einem Lineal. Die Programme sind gewöhnliches Python und laufen hier, in deinem Browser.
contents-go-on = Weiter: { $lesson }
contents-begin = Los geht’s: { $lesson }
contents-all-done = Du hast alle Lektionen abgeschlossen.
contents-lessons = Lektionen
contents-own = Oder schreib dein eigenes Programm
contents-own-text = Die { $playground } führt jedes asyncio-Programm aus, das du eintippst, und zeigt, was es getan hat.
contents-own-link = Spielwiese
contents-completed = ✓ abgeschlossen
contents-begun = begonnen
level-beginner = für den Anfang
level-intermediate = mittelschwer
level-advanced = für Fortgeschrittene

first-heading = Wie lange dauert das Abendessen?
first-intro = Reis, Suppe und Tee kochen von selbst; das Programm wartet nur. Hier wartet es auf eins nach dem anderen.
first-ask = `gather` startet alle drei und wartet auf alle zusammen. Wie viele Sekunden dauert das?
first-longest = Alle drei warten zur selben Zeit, also entscheidet das längste Warten.
first-sum = So lange dauert eines nach dem anderen. Wer nur wartet, arbeitet aber nicht, und darum darf sich Warten überlappen: Das längste entscheidet.
first-less = Was fertig ist, ist früher fertig, aber `gather` wartet auf alle: Das längste Warten entscheidet.
first-more = Alle drei warten zur selben Zeit: Das längste Warten entscheidet, nicht die Summe.
first-end = In jeder Lektion sagst du zuerst vorher; dann führst du aus, schaust hin und änderst das Programm.
first-broken = Hier sollte ein Programm laufen, doch die Engine wurde nicht geladen ({ $message }). Die Lektionen kannst du trotzdem lesen.
minutes = { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
}

playground-title = Spielwiese · Interleave
playground-heading = Spielwiese
playground-lead = Schreib ein asyncio-Programm und sieh, was es getan hat. Nichts wartet wirklich, und nichts verlässt deinen Browser.
playground-program = Dein Programm
playground-example = Ein Beispiel laden
playground-example-choose = Ein Beispiel laden …
playground-not-kept = Dieses Programm ist zu lang, als dass der Browser es aufbewahren könnte, oder sein Speicher ist abgeschaltet: Beim Neuladen geht es verloren.
playground-counts = Auch Rechnen kostet Zeit: 25 ns je Befehl
playground-empty = Führ es aus, dann erscheinen hier die Balken.
example-together = Dreimal warten, gleichzeitig
example-one-by-one = Dreimal warten, nacheinander
example-blocking = Ein blockierender Aufruf
example-semaphore = Immer zwei auf einmal: eine Semaphore
example-timeout = Ein Timeout
example-queue = Erzeuger und Verbraucher
example-never-awaited = Nie erwartet
example-deadlock = Deadlock

code-loading = Der Editor wird geladen …
code-failed = Der Editor konnte nicht geladen werden ({ $message }). Bis dahin tut es ein einfaches Textfeld.
code-leave = Mit Esc, dann Tab verlässt du den Editor. Strg+Enter führt aus.
code-locked = Diese Zeile lässt sich hier nicht ändern.
code-differs = diese Zeile ist anders
code-broken = der Editor konnte nicht geladen werden
code-notes = { $count ->
    [one] Zu Zeile { $lines } gibt es eine Anmerkung. F8 führt dorthin; ihr Text steht weiter unten.
   *[other] Zu den Zeilen { $lines } gibt es Anmerkungen. F8 führt von einer zur nächsten; ihre Texte stehen weiter unten.
}
