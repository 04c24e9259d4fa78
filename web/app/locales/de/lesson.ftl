# Eine Lektion und ihre Teile: Programme, Vorhersagen, Vergleiche, Übungen, Fragen.

lesson-title = { $lesson } · Interleave
lesson-place = Lektion { $place } von { $count }
lesson-objectives = Danach kannst du
lesson-needs = Sie setzt voraus: { $lessons }.
lesson-no-translation = Diese Lektion ist noch nicht übersetzt; hier ist sie auf Englisch.
lesson-not-kept = Der Browser hat deine letzte Änderung nicht aufbewahrt: Sein Speicher ist voll oder abgeschaltet. Behalte eine Kopie von langem Code.
lesson-complete = Diese Lektion als abgeschlossen markieren
lesson-completed = ✓ Abgeschlossen
lesson-completed-said = Lektion abgeschlossen.
lesson-uncompleted-said = Nicht mehr als abgeschlossen markiert.
lesson-next = Weiter: { $lesson } →
lesson-words = Wörter dieser Lektion
lesson-part-of = Aus der Lektion { $lesson } · Interleave
prose-table = Tabelle

play-label = Programm { $file }
play-code-label = Code von { $file }
play-reset = Zurück zur Fassung der Lektion
play-note-at = Zeile { $lines }:

predict-skip = Ohne Vorhersage ausführen
predict-submit = Vorhersagen und ausführen
predict-said = Deine Vorhersage: { $guess }.
predict-right = ✓ Richtig.
predict-wrong = ✗ Nicht ganz.
predict-but = Deine Vorhersage: { $guess }; der Lauf sagt: { $answer }.
predict-never = nie
predict-none = nichts davon
predict-seconds-label = Deine Vorhersage in Sekunden
predict-seconds = Sekunden
predict-output-label = Was es ausgibt
predict-choice-label = Deine Vorhersage
predict-move-up = { $line } nach oben
predict-move-down = { $line } nach unten

compare-label = Vergleich
compare-intro = Dieselbe Aufgabe, verschieden geschrieben, auf einem Lineal.
compare-lines-differ = { $count ->
    [0] ◆ keine Zeile ist anders
    [one] ◆ Zeile { $lines } ist anders
   *[other] ◆ Zeilen { $lines } sind anders
}
compare-lines-range = { $first } bis { $last }
compare-lines-and = { $lines } und { $last }
compare-own-words = In deinen eigenen Worten. Es bleibt in diesem Browser.
compare-our-words = Mit unseren Worten vergleichen
compare-write-first = Schreib etwas, dann kannst du es mit unseren Worten vergleichen.

exercise-label = Übung
exercise-heading = Jetzt du
exercise-state-solved = ✓ gelöst
exercise-reset = Von vorn beginnen
exercise-editable = Ändern kannst du { $functions }; der Rest steht fest.
exercise-solved-said = Gelöst.
exercise-unsolved-said = Noch nicht gelöst.
exercise-solved = ✓ Gelöst.
exercise-unsolved = Noch nicht gelöst.
exercise-open = { $count ->
    [one] Eine Erwartung ist nicht erfüllt.
   *[other] { $count } Erwartungen sind nicht erfüllt.
}
exercise-goal-open = noch nicht geprüft:
exercise-goal-right = erfüllt:
exercise-goal-wrong = noch nicht erfüllt:
exercise-hint = Ein Tipp ({ $number } von { $count })
exercise-next-hint = Noch ein Tipp ({ $number } von { $count })
exercise-solution = Eine Lösung
exercise-take-solution = In den Editor übernehmen

quiz-label = Fragen
quiz-right = ✓ richtig
quiz-wrong = ✗ nicht ganz
quiz-right-said = Richtig.
quiz-wrong-said = Nicht ganz. Lies, warum, und versuch es noch einmal.
quiz-belief = So wäre es, wenn man glaubt: { $belief }. Der Lauf oben zeigt etwas anderes.

# Die Vorstellungen hinter falschen Antworten.
belief-m1 = `await` startet einen Thread
belief-m2 = jedes `await` gibt die Kontrolle ab
belief-m3 = der Aufruf einer `async def`-Funktion führt sie aus
belief-m4 = zwei awaits in einer async-Funktion überlappen sich
belief-m5 = ein blockierender Aufruf schadet in `async def` nicht
belief-m6 = async macht Rechenarbeit schneller; nebenläufig heißt parallel
belief-m7 = async lohnt sich immer
belief-m8 = starten und vergessen ist sicher
belief-m9 = alles kann sich überall verzahnen, also sperre alles
belief-m10 = etwas läuft parallel, wo nichts parallel läuft
belief-m11 = das System wird es schon richten
belief-m12 = ein selbst gebasteltes Modell davon, wie Code ausgeführt wird
belief-m13 = es lief, als ich es ausgeführt habe, also ist es richtig
belief-m14 = die Muster kennen, ohne zu wissen, was dabei geschieht
belief-m15 = Sperren schützen Code, nicht Daten
belief-m16 = Tasks laufen in der Reihenfolge, in der sie entstehen, oder alle auf einmal
belief-m17 = die Sprache ist von sich aus asynchron
