/// What a regular expression says.
indirect enum RegularExpressionTree: Hashable, Sendable {
    case empty
    case one(ScalarSet)
    case edge(TextEdge)
    case sequence([RegularExpressionTree])
    case choice([RegularExpressionTree])
    case repeated(RegularExpressionTree, least: Int, most: Int?)
}

/// A place between letters.
enum TextEdge: Hashable, Sendable {
    case start, end, wordEdge, notWordEdge
}

/// Letters that may stand in one place.
struct ScalarSet: Hashable, Sendable {
    /// The letters.
    var ranges: [ClosedRange<UInt32>]
    /// Whether all others are meant.
    var isInverted = false

    static let digits = ScalarSet(ranges: [48...57])
    static let word = ScalarSet(ranges: [48...57, 65...90, 95...95, 97...122])
    static let space = ScalarSet(ranges: [9...13, 32...32, 0x85...0x85, 0xA0...0xA0, 0x2000...0x200A, 0x2028...0x2029])
    static let lineEnds = ScalarSet(ranges: [10...10, 13...13])

    func contains(_ scalar: UInt32) -> Bool {
        ranges.contains { $0.contains(scalar) } != isInverted
    }

    var inverted: ScalarSet { ScalarSet(ranges: ranges, isInverted: !isInverted) }

    /// Whether a scalar is a letter, a digit or an underscore; letters beyond ASCII count.
    static func isWord(_ scalar: UInt32) -> Bool {
        word.contains(scalar) || scalar >= 0x80 && Unicode.Scalar(scalar)?.properties.isAlphabetic == true
    }
}

/// Reads the text of a regular expression.
struct RegularExpressionParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    /// Whether letter case is ignored: `(?i)` at the start.
    private(set) var ignoresCase = false

    init(_ pattern: [Unicode.Scalar]) {
        scalars = pattern
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard position + wanted.count <= scalars.count,
            scalars[position..<position + wanted.count].elementsEqual(wanted)
        else { return false }
        position += wanted.count
        return true
    }

    /// Reads the whole.
    mutating func parse() throws(RegularExpressionError) -> RegularExpressionTree {
        ignoresCase = take("(?i)")
        let tree = try choice()
        guard next == nil else { throw .strayClosing(")") }
        return tree
    }

    private mutating func choice() throws(RegularExpressionError) -> RegularExpressionTree {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 50 else { throw .tooLarge }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(RegularExpressionError) -> RegularExpressionTree {
        var parts: [RegularExpressionTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            parts.append(try repetition(of: try atom()))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func repetition(of atom: RegularExpressionTree) throws(RegularExpressionError)
        -> RegularExpressionTree
    {
        var result = atom
        var count = 0
        while true {
            if take("*") {
                result = .repeated(result, least: 0, most: nil)
            } else if take("+") {
                result = .repeated(result, least: 1, most: nil)
            } else if take("?") {
                result = .repeated(result, least: 0, most: 1)
            } else if let bounds = try self.bounds() {
                result = .repeated(result, least: bounds.least, most: bounds.most)
            } else {
                return result
            }
            // A lazy repetition finds the same texts.
            _ = take("?")
            count += 1
            guard count <= 1 else { throw .nothingToRepeat }
        }
    }

    private mutating func bounds() throws(RegularExpressionError) -> (least: Int, most: Int?)? {
        guard next == "{" else { return nil }
        let start = position
        position += 1
        let least = number()
        var most = least
        if take(",") { most = number() }
        let isOpen = scalars[start..<position].last == ","
        guard take("}"), let least else { throw .badRepetition }
        guard least <= 200, (most ?? 0) <= 200 else { throw .tooLarge }
        if isOpen { return (least, nil) }
        guard let most, most >= least else { throw .badRepetition }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, ScalarSet.digits.contains(scalar.value), (value ?? 0) < 100_000 {
            value = (value ?? 0) * 10 + Int(scalar.value - 48)
            position += 1
        }
        return value
    }

    private mutating func atom() throws(RegularExpressionError) -> RegularExpressionTree {
        guard let scalar = next else { return .empty }
        position += 1
        switch scalar {
        case "(":
            if take("?") {
                guard take(":") else { throw .unsupported("(?…)") }
            }
            let inner = try choice()
            guard take(")") else { throw .unclosed("(") }
            return inner
        case "[": return .one(try scalarSet())
        case ".": return .one(ScalarSet.lineEnds.inverted)
        case "^": return .edge(.start)
        case "$": return .edge(.end)
        case "*", "+", "?", "{": throw .nothingToRepeat
        case "\\": return try escape()
        default: return .one(ScalarSet(ranges: [scalar.value...scalar.value]))
        }
    }

    private mutating func escape() throws(RegularExpressionError) -> RegularExpressionTree {
        if take("b") { return .edge(.wordEdge) }
        if take("B") { return .edge(.notWordEdge) }
        return .one(try escapedSet())
    }

    private mutating func escapedSet() throws(RegularExpressionError) -> ScalarSet {
        guard let scalar = next else { throw .unfinishedEscape }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .word
        case "W": return ScalarSet.word.inverted
        case "s": return .space
        case "S": return ScalarSet.space.inverted
        case "n": return ScalarSet(ranges: [10...10])
        case "t": return ScalarSet(ranges: [9...9])
        case "r": return ScalarSet(ranges: [13...13])
        default:
            let isLetterOrDigit = scalar.isASCII && ScalarSet.word.contains(scalar.value) && scalar != "_"
            guard !isLetterOrDigit else { throw .unsupported("\\\(scalar)") }
            return ScalarSet(ranges: [scalar.value...scalar.value])
        }
    }

    private mutating func scalarSet() throws(RegularExpressionError) -> ScalarSet {
        let isInverted = take("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while let scalar = next, isFirst || scalar != "]" {
            isFirst = false
            position += 1
            guard scalar != "\\" else {
                let set = try escapedSet()
                guard !set.isInverted else { throw .unsupported("a negated class inside […]") }
                ranges.append(contentsOf: set.ranges)
                continue
            }
            guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                ranges.append(scalar.value...scalar.value)
                continue
            }
            let last = scalars[position + 1]
            position += 2
            guard last != "\\" else { throw .unsupported("an escape at the end of a range") }
            guard scalar.value <= last.value else { throw .badRange("\(scalar)-\(last)") }
            ranges.append(scalar.value...last.value)
        }
        guard take("]") else { throw .unclosed("[") }
        return ScalarSet(ranges: ranges, isInverted: isInverted)
    }
}
