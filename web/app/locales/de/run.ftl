# Ein Lauf und sein Ergebnis: der Knopf zum Ausführen, die Summen, die Ausgabe, was schiefging.

run-button = Ausführen
run-again = Noch einmal ausführen
run-both = Beide ausführen
run-all = Alle ausführen
run-and-check = Ausführen und prüfen
run-stop = Anhalten
run-loading = Die Maschine wird geladen … { $seconds } s
run-loading-bytes = Die Maschine wird geladen … { $received } von { $size } MB
run-running = Läuft … { $seconds } s
run-stopped = Angehalten. Dein Code ist, wie er war.
run-stopped-with-result = Angehalten. Dein Code ist, wie er war; darunter steht der letzte Lauf, der zu Ende kam.
run-broken = Die Maschine ist kaputtgegangen; das ist ein Fehler dieser Seite, nicht deines Programms. ({ $message }) Dein Code ist, wie er war, und der nächste Lauf beginnt mit einer neuen.

engine-not-named = die Seite nennt ihren Worker nicht
engine-not-started = dieser Browser startet den Worker nicht
engine-not-understood = der Worker sagte etwas, das die Seite nicht versteht
engine-not-loaded = der Worker konnte nicht geladen werden

result-timeline = Zeitleiste
result-output = Ausgabe
result-output-label = Ausgabe mit virtuellen Zeiten
result-printed-nothing = Es wurde nichts ausgegeben.
result-time = Zeit
result-text = Text
result-error-output = Fehlerausgabe:
result-more-lines = { $count ->
    [one] … und eine weitere Zeile.
   *[other] … und { $count } weitere Zeilen.
}
result-virtual-time = virtuelle Zeit
result-really-took = In Wirklichkeit dauerte der Lauf { $time }.
result-runs-really-took = In Wirklichkeit dauerten die Läufe { $time }.
result-takes = Es dauert { $time }
result-stands-still = Es steht still ab { $time }
result-stopped-at = Es wurde angehalten bei { $time }
result-one-after-another = Nacheinander { $time }
result-together = Gleichzeitig { $time }
result-nothing-overlaps = nichts überlappt sich
result-saved = { $time } gespart
result-none-saved = keine Zeit gespart
result-longer = { $time } länger
result-spoken = Es dauert { $time } in virtueller Zeit
result-one-after-another-name = Nacheinander
result-together-name = Gleichzeitig
untold-forever = nacheinander würde es ewig warten
untold-endless = nacheinander kommt es nicht zu Ende
untold-otherwise = nacheinander endet es auf andere Weise

notice-status = Das Programm endete mit dem Exit-Status { $status }.
notice-exception = Das Programm endete mit dieser Exception.
notice-exception-at = Das Programm endete mit dieser Exception in Zeile { $line }.
notice-syntax = Zeile { $line } ist kein Python, deshalb wurde nichts ausgeführt.
notice-unsupported = Zeile { $line } benutzt etwas, das es hier nicht gibt, deshalb wurde nichts ausgeführt.
notice-deadlock = Deadlock: Jeder Task wartet, und nichts kann je einen wecken.
notice-waits = { $who } wartet auf { $what }
notice-waits-at = { $who } wartet in Zeile { $line } auf { $what }
notice-fuel = Angehalten: Dieses Programm endet vielleicht nie.
notice-fuel-text = Es führte { $millions } Millionen Anweisungen aus.
notice-memory = Angehalten: Dieses Programm braucht zu viel Speicher.
notice-memory-text = Es wollte mehr als { $megabytes } MB.
notice-time = Angehalten: Dieses Programm wartet zu lange.
notice-time-text = Seine virtuelle Uhr lief weiter als { $days } Tage.
notice-output = Angehalten: Dieses Programm gibt ohne Ende Text aus.
notice-output-text = Es schrieb mehr als { $size }.
notice-events = Angehalten: Es geschah zu viel, um alles aufzubewahren.
notice-events-text = Der Lauf hatte mehr als { $count } Ereignisse.
notice-stopped = Dort wurde es angehalten. Gezeigt wird alles bis dahin.
notice-stopped-at = In Zeile { $line } wurde es angehalten. Gezeigt wird alles bis dahin.

advice-title = Anmerkungen
advice-line = Zeile { $line }
advice-lines = Zeilen { $first } bis { $last }
advice-saves = spart { $time }
advice-take = Diese Änderung in den Editor übernehmen
advice-go = Im Editor zu dieser Zeile gehen
