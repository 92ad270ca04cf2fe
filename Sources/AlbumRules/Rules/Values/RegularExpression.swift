@_spi(_Unicode) import Swift

/// Why a text is not a regular expression.
enum RegularExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A bracket that is never closed.
    case unclosed(String)
    /// A closing bracket without an opening one.
    case strayClosing(String)
    /// A repetition with nothing before it, or two in a row.
    case nothingToRepeat
    /// Braces that are not `{2}`, `{2,}` or `{2,5}`.
    case badRepetition
    /// A range that runs backwards.
    case badRange(String)
    /// A backslash at the end.
    case unfinishedEscape
    /// Something that other dialects have.
    case unsupported(String)
    /// Too long, too deep, or too many repetitions.
    case tooLarge

    /// The reason, to stand after a colon.
    var description: String {
        switch self {
        case .unclosed(let bracket): "\(bracket.quoted) is never closed"
        case .strayClosing(let bracket): "\(bracket.quoted) closes nothing"
        case .nothingToRepeat: "there is nothing to repeat"
        case .badRepetition: "a repetition is written {2}, {2,} or {2,5}"
        case .badRange(let range): "the range \(range.quoted) runs backwards"
        case .unfinishedEscape: "it ends in a backslash"
        case .unsupported(let what): "\(what) is not supported"
        case .tooLarge: "it is too large"
        }
    }
}

/// A regular expression whose cost grows with the text only: no pattern can make it run away.
///
/// Letters, `.`, `[…]`, `\d \w \s \b` and their opposites, groups, `|`, `* + ? {m,n}`, `^`, `$`, and `(?i)` at the start;
/// no look-around and no back references. Pattern and text are compared in composed form, scalar by scalar.
struct RegularExpression: Sendable {
    private enum Step: Sendable {
        case one(ScalarSet)
        case edge(TextEdge)
        case split(Int, Int)
        case jump(Int)
        case found
    }

    /// The pattern as written.
    let pattern: String
    private let ignoresCase: Bool
    private let steps: [Step]

    /// Reads and compiles a pattern.
    init(_ pattern: String) throws(RegularExpressionError) {
        guard pattern.utf8.count <= 1000 else { throw .tooLarge }
        var parser = RegularExpressionParser(Array(pattern._nfc))
        let tree = try parser.parse()
        var steps: [Step] = []
        try Self.compile(tree, into: &steps)
        steps.append(.found)
        self.pattern = pattern
        self.ignoresCase = parser.ignoresCase
        self.steps = steps
    }

    private static func compile(_ tree: RegularExpressionTree, into steps: inout [Step])
        throws(RegularExpressionError)
    {
        guard steps.count < 5000 else { throw .tooLarge }
        switch tree {
        case .empty: break
        case .one(let set): steps.append(.one(set))
        case .edge(let edge): steps.append(.edge(edge))
        case .sequence(let parts):
            for part in parts { try compile(part, into: &steps) }
        case .choice(let branches):
            var jumps: [Int] = []
            for branch in branches.dropLast() {
                let split = steps.count
                steps.append(.split(split + 1, 0))
                try compile(branch, into: &steps)
                jumps.append(steps.count)
                steps.append(.jump(0))
                steps[split] = .split(split + 1, steps.count)
            }
            if let last = branches.last { try compile(last, into: &steps) }
            for jump in jumps { steps[jump] = .jump(steps.count) }
        case .repeated(let inner, let least, let most):
            try repeated(inner, least: least, most: most, into: &steps)
        }
    }

    private static func repeated(
        _ inner: RegularExpressionTree, least: Int, most: Int?, into steps: inout [Step]
    ) throws(RegularExpressionError) {
        for _ in 0..<least { try compile(inner, into: &steps) }
        guard let most else {
            let split = steps.count
            steps.append(.split(split + 1, 0))
            try compile(inner, into: &steps)
            steps.append(.jump(split))
            steps[split] = .split(split + 1, steps.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<max(least, most) {
            splits.append(steps.count)
            steps.append(.split(steps.count + 1, 0))
            try compile(inner, into: &steps)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
    }

    /// Whether it is found anywhere in a text; cost: length of the text × length of the pattern.
    func isFound(in text: String) -> Bool {
        let scalars = text._nfc.map(\.value)
        var search = Search(steps: steps.count)
        for position in 0...scalars.count {
            if follow(0, at: position, scalars, &search) { return true }
            guard position < scalars.count else { return false }
            let waiting = search.advance()
            for step in waiting {
                guard case .one(let set) = steps[step], contains(set, scalars[position]) else { continue }
                if follow(step + 1, at: position + 1, scalars, &search) { return true }
            }
        }
        return false
    }

    /// Steps that wait for the next letter.
    private struct Search {
        var waiting: [Int] = []
        var mark: [Int]
        var generation = 1

        init(steps: Int) {
            mark = Array(repeating: 0, count: steps)
        }

        mutating func advance() -> [Int] {
            defer {
                waiting.removeAll(keepingCapacity: true)
                generation += 1
            }
            return waiting
        }
    }

    /// Goes on from a step without reading a letter; true when the end is reached.
    private func follow(_ start: Int, at position: Int, _ scalars: [UInt32], _ search: inout Search) -> Bool {
        var open = [start]
        while let step = open.popLast() {
            guard search.mark[step] != search.generation else { continue }
            search.mark[step] = search.generation
            switch steps[step] {
            case .found: return true
            case .one: search.waiting.append(step)
            case .jump(let target): open.append(target)
            case .split(let first, let second):
                open.append(second)
                open.append(first)
            case .edge(let edge):
                if holds(edge, at: position, scalars) { open.append(step + 1) }
            }
        }
        return false
    }

    private func holds(_ edge: TextEdge, at position: Int, _ scalars: [UInt32]) -> Bool {
        switch edge {
        case .start: return position == 0
        case .end: return position == scalars.count
        case .wordEdge, .notWordEdge:
            let before = position > 0 && ScalarSet.isWord(scalars[position - 1])
            let after = position < scalars.count && ScalarSet.isWord(scalars[position])
            return (before != after) == (edge == .wordEdge)
        }
    }

    private func contains(_ set: ScalarSet, _ scalar: UInt32) -> Bool {
        if set.contains(scalar) { return true }
        guard ignoresCase, let properties = Unicode.Scalar(scalar)?.properties else { return false }
        return [properties.lowercaseMapping, properties.uppercaseMapping].contains { mapping in
            mapping.unicodeScalars.count == 1 && mapping.unicodeScalars.first.map { set.contains($0.value) } ?? false
        }
    }
}
