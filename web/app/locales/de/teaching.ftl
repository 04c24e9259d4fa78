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
