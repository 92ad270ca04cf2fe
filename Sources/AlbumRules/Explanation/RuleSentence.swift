extension Rule {
    /// The rule read back as one sentence: `Photos taken June 2023 to August 2023 in Greece; leaving out anything that is a video.`
    public var sentence: String {
        var sentence = RuleSentence()
        sentence.add(root)
        return sentence.text
    }
}

/// Builds the sentence of a rule from its outermost groups.
private struct RuleSentence {
    private var noun: String?
    private var phrases: [String] = []
    private var choices: [String] = []
    private var exclusions: [String] = []

    /// Adds a part that must hold.
    mutating func add(_ logic: Logic) {
        switch logic {
        case .all(let parts):
            for part in parts { add(part) }
        case .line(let line):
            if noun == nil, let noun = line.condition.phrase.noun {
                self.noun = noun
            } else {
                phrases.append(line.condition.phrase.plural)
            }
        case .any(let parts) where parts.count == 1: add(parts[0])
        case .any(let parts):
            choices.append(Self.joined(parts.map { Self.words($0, \.plural) }, "or"))
        case .none(let parts):
            let excluded = parts.map { "anything \(Self.words($0, \.singular))" }
            exclusions.append("leaving out \(Self.joined(excluded, "and"))")
        }
    }

    var text: String {
        var phrases = phrases
        var choices = choices
        if phrases.isEmpty, noun == nil, choices.count == 1 { phrases = [choices.removeFirst()] }
        var result = noun ?? (phrases.isEmpty && choices.isEmpty ? "All photos" : "Photos")
        for (index, phrase) in phrases.enumerated() {
            // Where a word such as "in" or "with" begins the phrase, it can follow the last one directly.
            let isTight = index == 0 || Self.openers.contains { phrase.hasPrefix($0) }
            result += (isTight ? " " : ", ") + phrase
        }
        return ([result] + choices.map { "only those \($0)" } + exclusions).joined(separator: "; ") + "."
    }

    private static let openers = ["in ", "with ", "without ", "within ", "taken ", "uploaded ", "of ", "rated "]

    /// A part inside a group.
    private static func words(_ logic: Logic, _ form: KeyPath<Phrase, String>) -> String {
        switch logic {
        case .line(let line): return line.condition.phrase[keyPath: form]
        case .all(let parts): return all(parts, form)
        case .any(let parts): return parts.map { inner($0, form) }.joined(separator: " or ")
        case .none(let parts):
            return "not \(parts.map { inner($0, form) }.joined(separator: " or "))"
        }
    }

    private static func all(_ parts: [Logic], _ form: KeyPath<Phrase, String>) -> String {
        var result = ""
        for (index, part) in parts.enumerated() {
            let isNegative = if case .none = part { true } else { false }
            result += index == 0 ? "" : isNegative ? " but " : " and "
            result += inner(part, form)
        }
        return result
    }

    /// A part inside a part, in brackets when it joins several lines.
    private static func inner(_ logic: Logic, _ form: KeyPath<Phrase, String>) -> String {
        switch logic {
        case .any(let parts) where parts.count > 1, .all(let parts) where parts.count > 1: "(\(words(logic, form)))"
        default: words(logic, form)
        }
    }

    /// `a, and b`: with a comma, because the parts have joints of their own.
    private static func joined(_ parts: [String], _ word: String) -> String {
        guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
        return "\(parts.dropLast().joined(separator: ", ")), \(word) \(last)"
    }
}
