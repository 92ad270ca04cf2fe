import ImmichSimulator

/// Random numbers that come again with their seed: those that libraries are made up with.
public typealias Dice = SeededNumbers
