"""What a list in capitals has lost: accents and hyphens, made by hand for the lists that we know."""

ACCENTED = """
numérique numériques médiation déchèterie
bibliothèque médiathèque allée cité montée Césaire Aimé André Andrée Arènes Benoîte Canopée Crimée Département Éloi
Émeriau Eugène Évêché Fédération Fêtes Félix François Françoise Général Glacière Hélène Hergé Léon Lévi
Libérateurs Littératures Nédélec Panthéon Pavée Pères Policières Prêtres René Saïda Séverin Télégraphe
Tsvetaïeva Zénatti Élysée États Étienne Édouard Émile Éluard Régie Équipement Cinéma Noël Rhône Isère Hôtel Château
Chêne Écoles École Égalité République Résistance Libération Préfecture Évariste Honoré Jérôme
Molière Nîmes Orléans Thérèse Vénus Joséphine Frédéric Gérard Hérault Félicité Théâtre Abbé Maréchal Lumière
Musée Sébastopol Solférino Réaumur Sèvres Génie Géricault Trétaigne Poissonnière Fidélité Dépôt Entrepôt Écluse
"""
"""Words whose accents capitals do not show, each as it is written."""

PEOPLE = (
    "Aimé-Césaire", "André-Malraux", "Andrée-Chedid", "Arthur-Rimbaud", "Assia-Djebar", "Benjamin-Rabier",
    "Benoîte-Groult", "Charlotte-Delbo", "Claude-Lévi-Strauss", "Colette-Vivier", "Edmond-Rostand", "François-Truffaut",
    "François-Villon", "Françoise-Sagan", "Germaine-Tillion", "Hélène-Berr", "Jacqueline-de-Romilly", "Louise-Michel",
    "Marguerite-Audoux", "Marguerite-Durand", "Marguerite-Duras", "Marguerite-Yourcenar", "Marina-Tsvetaïeva",
    "Maurice-Genevoix", "Mohammed-Arkoun", "Naguib-Mahfouz", "Oscar-Wilde", "Rainer-Maria-Rilke", "Robert-Sabatier",
    "Václav-Havel", "Violette-Leduc",
)  # fmt: skip
"""The names of people that libraries bear, as libraries write them."""
