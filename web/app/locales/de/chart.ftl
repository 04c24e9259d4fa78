# Das Diagramm, das Protokoll, die Tabelle der Tasks und die Dateien zum Sichern.

chart-hint = Zeig auf einen Balken, oder geh mit Tab zum Diagramm und nimm die Pfeiltasten. Ein Klick oder Enter sagt, warum.
chart-why = Warum?
chart-role = Zeitleiste
chart-drawing = Es wird gemalt …
chart-gone = Die Einzelheiten dieses langen Laufs sind weg, weil die Maschine neu gestartet wurde. Lass ihn noch einmal laufen, um genauer hinzusehen.
chart-tools = Bedienung des Diagramms
chart-play = Abspielen
chart-pause = Anhalten
chart-step-back = Einen Schritt zurück
chart-step-forth = Einen Schritt weiter
chart-scrub = Stelle im Lauf
chart-speed = Tempo
chart-bookmark = Lesezeichen
chart-bookmarks = Lesezeichen
chart-bookmark-drop = Lesezeichen bei { $name } entfernen
chart-axis = Achse
chart-time = Zeit
chart-steps = Schritte
chart-step = Schritt { $step }
chart-zoom = Ausschnitt
chart-zoom-in = Vergrößern
chart-zoom-out = Verkleinern
chart-whole = Ganzer Lauf
chart-critical = Kritischer Pfad
chart-save = Das Diagramm sichern
chart-save-svg = Das Diagramm als SVG sichern
chart-save-png = Das Diagramm als PNG sichern

records-transcript = Protokoll
records-time = Zeit
records-happened = Was geschah
records-tasks = Tabelle der Tasks
records-reading = Der lange Lauf wird gelesen …
records-save = Sichern
records-more-moments = { $count ->
    [one] … und ein weiterer Zeitpunkt.
   *[other] … und { $count } weitere Zeitpunkte.
}
records-more-tasks = { $count ->
    [one] … und ein weiterer Task.
   *[other] … und { $count } weitere Tasks.
}
records-save-svg = Das Diagramm als Bild (SVG)
records-save-txt = Das Protokoll (Text)
records-save-py = Das Programm (Python)
records-save-trace = Die Aufzeichnung (JSON)
records-save-chrome = Die Aufzeichnung für Chrome und Perfetto (JSON)
