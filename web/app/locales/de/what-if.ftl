# Was wäre, wenn: bewegte Zahlen, andere Reihenfolgen, die drei Brillen.

whatif-title = Was wäre, wenn eine Wartezeit anders wäre?
whatif-lead = Verschiebe eine Zahl und sieh, was aus dem Lauf wird. Dein Programm bleibt, wie es ist.
whatif-looking = Die Zahlen werden gesucht, die über die Dauer entscheiden …
whatif-none = In diesem Programm entscheidet keine Zahl darüber, wie lange etwas dauert oder wie viele zugleich arbeiten dürfen.
whatif-slider = Zeile { $line }: { $label } ({ $what })
whatif-sleep = Sekunden Schlaf
whatif-timeout = Sekunden bis zum Aufgeben
whatif-service = Sekunden eines Dienstes
whatif-limit = wie viele zugleich
whatif-workers = Arbeiter
whatif-latency = Alle Wartezeiten zusammen
whatif-which = Welche Wartezeiten
whatif-all = alle
whatif-services = Anfragen und andere Dienste
whatif-sleeps = Schlafzeiten
whatif-scale = Dauern diesen Anteil ihrer Zeit
whatif-jitter = Schwanken zufällig um bis zu
whatif-another = Andere Zufallszahlen
whatif-seed = Nummer { $seed }
whatif-cores = Kerne des Computers
whatif-reset = Zurück zu den Zahlen des Programms
whatif-written = Wie geschrieben
whatif-changed = Geändert

orders-title = Könnte eine andere Reihenfolge ein anderes Ergebnis geben?
orders-lead = Echte Wartezeiten sind nie genau so lang wie geplant, und Threads wechseln sich überall ab. Hier werden andere Reihenfolgen probiert, die auch vorkommen können, die kleinsten Änderungen zuerst.
orders-look = Andere Reihenfolgen suchen
orders-looking = { $runs } von höchstens { $most } Läufen …
orders-stopped = Nach { $runs } Läufen angehalten.
orders-same = Kein Unterschied: Jede Reihenfolge gibt dasselbe Ergebnis.
orders-differs = Das Ergebnis hängt von der Reihenfolge ab.
orders-fails = Es kann schiefgehen: { $ending }.
orders-usual-fails = Schon der gewöhnliche Lauf geht schief: { $ending }.
orders-complete = { $runs ->
    [one] Ein Lauf genügte; sonst gibt es nichts zu probieren.
   *[other] { $runs } Läufe; jede erreichbare Änderung wurde probiert.
}
orders-budget = { $runs } Läufe; es kann noch mehr geben.
orders-finished = es endet gut
orders-deadlock = Deadlock
orders-usual = Das gewöhnliche Ergebnis
orders-result = Ergebnis { $number }
orders-count = { $count ->
    [one] ein Lauf
   *[other] { $count } Läufe
}
orders-orders = die Zeilen in { $count } Reihenfolgen
orders-time = { $shortest } bis { $longest }
orders-more = { $count ->
    [one] … und ein weiteres Ergebnis.
   *[other] … und { $count } weitere Ergebnisse.
}
orders-draw = Neben den gewöhnlichen Lauf zeichnen
orders-save = Den Ablauf speichern
orders-usual-run = Der gewöhnliche Lauf
orders-changed-run = Mit dieser Änderung

lenses-label = Eine Aufgabe durch drei Brillen
lenses-title = Eine Aufgabe mit asyncio, Threads und Prozessen
lenses-lead = Beschreibe eine Aufgabe und sieh sie auf drei Arten erledigt, auf einem Lineal. Rechenarbeit kostet hier Zeit.
lenses-own = Eine Aufgabe, auf drei Arten erledigt, auf einem Lineal.
lenses-job-io = { $items } Stücke Arbeit. Jedes wartet { $seconds } s auf etwas von draußen.
lenses-job-cpu = { $items } Stücke Arbeit. Jedes rechnet { $seconds } s.
lenses-work = Jedes Stück
lenses-io = wartet
lenses-cpu = rechnet
lenses-items = Stücke
lenses-seconds = Sekunden je Stück
lenses-fault = Wähle 1 bis { $items } Stücke von je bis zu { $seconds } s; Stücke, die rechnen, bis zu { $work } s zusammen.
lenses-run = Alle drei ausführen
lenses-running = Läuft …
lenses-rate = Ein Befehl von Python dauert 25 ns.
lenses-asyncio = asyncio
lenses-threads = Threads
lenses-processes = Prozesse
