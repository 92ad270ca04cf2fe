import AlbumRules
import AlbumSync

/// What an examination found, for people and for machines.
struct DoctorText: Sendable {
    private let findings: [Finding]

    /// The text of findings.
    init(_ findings: [Finding]) {
        self.findings = findings
    }

    /// Area by area, each finding with its next step.
    func lines(for channel: Channel) -> [String] {
        var lines: [String] = []
        for area in Finding.Area.allCases {
            let here = findings.filter { $0.area == area }
            guard !here.isEmpty else { continue }
            lines.append(channel.painted(area.rawValue.prefix(1).uppercased() + area.rawValue.dropFirst(), .bold))
            for finding in here { lines += self.lines(of: finding, channel) }
        }
        return lines + ["", summary]
    }

    private func lines(of finding: Finding, _ channel: Channel) -> [String] {
        let word = finding.grade.rawValue
        let mark = channel.painted(word, finding.grade.paint) + String(repeating: " ", count: max(0, 9 - word.count))
        let place = finding.place.map { visible($0.description) + ": " } ?? ""
        let text = "  \(mark)\(place)\(shortened(finding.text, to: 400))"
        return [text] + (finding.step.map { ["           → " + visible($0)] } ?? [])
    }

    private var summary: String {
        let words = ReportWords()
        let errors = findings.count { $0.grade == .error }
        let warnings = findings.count { $0.grade == .warning }
        guard errors + warnings > 0 else { return "All is well." }
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { words.count($0.0, $0.1) }
        return parts.joined(separator: ", ") + "."
    }

    /// One object; `code` is the exit code of the command.
    func json(exitCode code: ExitCode) -> JSONText {
        .object([
            ("schema", .int(1)), ("kind", .text("doctor")), ("exitCode", .int(Int(code.rawValue))),
            (
                "findings",
                .array(
                    findings.map { finding in
                        .object([
                            ("area", .text(finding.area.rawValue)), ("grade", .text(finding.grade.rawValue)),
                            ("kind", .text(finding.kind.rawValue)), ("text", .text(finding.text)),
                            ("step", .optional(finding.step)), ("place", .optional(finding.place?.description)),
                            ("code", .int(Int(finding.code.rawValue))),
                        ])
                    })
            ),
        ])
    }
}

extension Finding.Grade {
    fileprivate var paint: Channel.Paint {
        switch self {
        case .good: .green
        case .note: .faint
        case .warning: .yellow
        case .error: .red
        }
    }
}
