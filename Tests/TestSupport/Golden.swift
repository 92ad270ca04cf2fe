import Foundation

/// A text that was looked at once and must stay as it is; `UPDATE_GOLDEN=1` writes the files anew.
public enum Golden {
    /// What the comparison found.
    public struct Difference: Error, CustomStringConvertible {
        /// The file and the first line that differs.
        public let description: String
    }

    /// Compares a text with the file of that name in `Tests/Golden`; throws at the first line that differs.
    public static func check(_ text: String, against name: String, file: StaticString = #filePath) throws {
        let folder = URL(filePath: "\(file)").deletingLastPathComponent().deletingLastPathComponent()
        let golden = folder.appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: golden, atomically: true, encoding: .utf8)
            return
        }
        guard let expected = try? String(contentsOf: golden, encoding: .utf8) else {
            throw Difference(description: "no Tests/Golden/\(name); UPDATE_GOLDEN=1 writes it")
        }
        guard text != expected else { return }
        let got = text.split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(got, wanted).prefix { $0 == $1 }.count
        throw Difference(
            description: """
                Tests/Golden/\(name), line \(line + 1):
                wanted: \(line < wanted.count ? String(wanted[line]) : "the end")
                got:    \(line < got.count ? String(got[line]) : "the end")
                """)
    }
}
