# Die Formen des Lehrens: Vorhersagen zum Ordnen und Zeichnen, Zeilen zum Anordnen, Wörter, die Karte.

predict-belief = Das folgt aus der Annahme:
predict-of-lesson = Deine Vorhersage galt dem Programm der Lektion. Unten siehst du einen Lauf deiner Fassung.
predict-your-order = Du
predict-real-order = Der Lauf
predict-differs = (anders)

order-how = Zieh eine Zeile an ihrem Griff, oder verschieb sie mit den Pfeiltasten.
order-grip = { $line }, { $place } von { $count }: ziehen oder mit den Pfeiltasten verschieben
order-moved = { $line } ist { $place } von { $count }

draw-label = Deine Zeichnung
draw-how = Zieh eine Spur entlang, um einen Balken zu zeichnen, und über einen Balken, um ihn zu löschen. Mit der Tastatur: Pfeile bewegen, Leertaste zeichnet, Umschalt und ein Pfeil ziehen einen Balken weiter, Entf leert die Spur.
draw-cell-filled = { $lane }, { $from } bis { $to } s, gezeichnet
draw-cell-empty = { $lane }, { $from } bis { $to } s, leer
draw-both = gezeichnet, und so war es
draw-missed = so war es, aber du hast es nicht gezeichnet
draw-extra = gezeichnet, aber so war es nicht
draw-yours = Du hast gezeichnet:
draw-is-right = Deine Zeichnung zeigt, was geschah.
draw-is-wrong = Hier liegt deine Zeichnung über dem, was geschah.
draw-words-drawn = { $lane }: { $drawn }
draw-words-right = { $lane }: { $drawn }, wie du es gezeichnet hast
draw-words-wrong = { $lane }: gezeichnet hast du { $drawn }; es war { $real }
draw-nothing = nichts
draw-stretch = { $from }–{ $to } s
draw-count = { $count ->
    [one] ein Balken
   *[other] { $count } Balken
}

exercise-form = Wie du sie löst
exercise-form-write = Den Code schreiben
exercise-form-arrange = Zeilen anordnen
exercise-editable-marked = Ändern kannst du, was zwischen den beiden Marken „your turn“ steht; der Rest steht fest.
exercise-show-where = Zeig, wo
exercise-reveal = Die nächste Zeile zeigen ({ $number } von { $count })
exercise-covered = eine Zeile, die noch nicht gezeigt wird
exercise-versions = { $count ->
    [one] Eine frühere Fassung von dir
   *[other] { $count } frühere Fassungen von dir
}
exercise-version-passed = { $passed } von { $count } Erwartungen erfüllt
exercise-version-not-run = nicht ausgeführt
exercise-version-lines = { $count ->
    [one] eine Zeile ist anders
   *[other] { $count } Zeilen sind anders
}
exercise-restore = Zurückholen
exercise-restore-label = Die Fassung von { $time } zurückholen

puzzle-how = Zieh Zeilen ins Programm oder tippe sie an; zieh sie zur Seite, um sie einzurücken. Mit der Tastatur: Eingabe nimmt eine Zeile, dann bewegen die Pfeiltasten sie und rücken sie ein, Entf legt sie zurück.
puzzle-pool = Zeilen zur Auswahl
puzzle-pool-empty = Alle Zeilen sind verwendet.
puzzle-pool-label = { $line } — ins Programm legen
puzzle-program = Dein Programm
puzzle-empty = Leg Zeilen hierher. Nicht alle gehören dazu.
puzzle-piece-label = { $line }, Zeile { $place } von { $count }, { $level ->
    [one] einmal
   *[other] { $level }-mal
} eingerückt
puzzle-controls = Die gewählte Zeile verschieben
puzzle-up = Nach oben
puzzle-down = Nach unten
puzzle-left = Weniger eingerückt
puzzle-right = Weiter eingerückt
puzzle-remove = Zurücklegen
puzzle-placed-said = { $line } ist Zeile { $place }, { $level ->
    [one] einmal
   *[other] { $level }-mal
} eingerückt
puzzle-removed-said = { $line } ist zurückgelegt
puzzle-place-next = Die nächste Zeile an ihren Platz legen

quiz-again-label = Von früher
quiz-again-from = Das kennst du aus { $lesson }. Die Namen sind andere.

lesson-done = { $done } von { $count } Aufgaben dieser Lektion erledigt
contents-done = { $done } von { $count } Lektionen abgeschlossen
map-heading = Was worauf aufbaut
map-label = Karte der Lektionen
map-next = als Nächstes
lesson-cpu-counted = In dieser Lektion kostet auch Rechnen virtuelle Zeit: 25 ns je Anweisung, auf acht Kernen.
