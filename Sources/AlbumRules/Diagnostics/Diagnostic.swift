@_exported import struct YAML.Node
@_exported import struct YAML.Place

/// One mistake or doubt in the user's file: what, where, and what to try.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable, Codable {
        /// The file cannot be used.
        case error
        /// The file can be used, the user should look.
        case warning
    }

    /// How bad it is.
    public var severity: Severity
    /// What is wrong, with the text in question quoted; one sentence without a full stop.
    public var message: String
    /// Where it stands; nil when it concerns no place in a file.
    public var place: Place?
    /// What to try; one sentence without a full stop.
    public var hint: String?

    /// A finding.
    public init(_ severity: Severity, _ message: String, at place: Place?, hint: String? = nil) {
        self.severity = severity
        self.message = message
        self.place = place
        self.hint = hint
    }

    /// `file:line:column: error: message`, with the hint on a line of its own.
    public var description: String {
        let head = (place.map { "\($0): " } ?? "") + "\(severity.rawValue): \(message)"
        return hint.map { "\(head)\n  hint: \($0)" } ?? head
    }
}

/// Findings collected while a file is read; reading goes on after each of them.
public struct Diagnostics: Hashable, Sendable {
    /// What was found so far, in the order of finding.
    public private(set) var findings: [Diagnostic] = []

    private static let mostOfAKind = 1000
    private var errors = 0
    private var warnings = 0

    /// Nothing found yet.
    public init() {}

    /// Whether the file cannot be used.
    public var hasErrors: Bool { errors > 0 }

    /// Notes an error.
    public mutating func error(_ message: String, at place: Place?, hint: String? = nil) {
        note(Diagnostic(.error, message, at: place, hint: hint))
    }

    /// Notes a warning.
    public mutating func warn(_ message: String, at place: Place?, hint: String? = nil) {
        note(Diagnostic(.warning, message, at: place, hint: hint))
    }

    /// Takes over what another pass found.
    public mutating func append(_ other: Diagnostics) {
        for finding in other.findings { note(finding) }
    }

    /// Keeps the first thousand findings of each kind; a hostile file could have millions.
    private mutating func note(_ finding: Diagnostic) {
        let isError = finding.severity == .error
        if isError { errors += 1 } else { warnings += 1 }
        if (isError ? errors : warnings) <= Self.mostOfAKind { findings.append(finding) }
    }

    /// Puts the findings into the order of the files; those without a place come first.
    public mutating func sortByPlace() {
        let ordered = findings.enumerated().sorted { left, right in
            switch (left.element.place, right.element.place) {
            case (let one?, let other?) where one != other: return one < other
            case (nil, .some): return true
            case (.some, nil): return false
            default: return left.offset < right.offset
            }
        }
        findings = ordered.map(\.element)
    }
}
