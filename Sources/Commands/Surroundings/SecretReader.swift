import AlbumRules

/// Gets secrets from where the configuration says they are.
struct SecretReader: Sendable {
    /// Why a secret could not be had; never shows any of it.
    enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The variable is not set.
        case variableMissing(String, use: String)
        /// The file cannot be read.
        case file(Files.Failure, use: String)
        /// There is nothing in it.
        case empty(String, use: String)

        /// One sentence without a full stop.
        var description: String {
            switch self {
            case .variableMissing(let name, let use): "\(use): the environment variable \(visible(name)) is not set"
            case .file(let failure, let use): "\(use): \(failure)"
            case .empty(let source, let use): "\(use): \(quoted(source)) is empty"
            }
        }
    }

    /// Where variables come from.
    let surroundings: Surroundings
    /// The folder that relative paths start at.
    let folder: String

    /// The secret behind a source; `use` says what it is for: `API key`.
    func secret(from source: SecretSource, use: String) throws(Failure) -> Secret {
        switch source {
        case .text(let secret):
            return secret
        case .environment(let name):
            guard let value = surroundings.variable(name) else { throw .variableMissing(name, use: use) }
            return Secret(trimmed(value))
        case .file(let path):
            let full = Files.path(path, from: folder)
            let bytes: [UInt8]
            do { bytes = try Files.read(full) } catch { throw .file(error, use: use) }
            let text = trimmed(String(decoding: bytes, as: UTF8.self))
            guard !text.isEmpty else { throw .empty(full, use: use) }
            return Secret(text)
        }
    }

    /// A warning when the file that holds a secret can be read by everybody on the machine.
    func warning(about source: SecretSource, configuration paths: [String]) -> String? {
        switch source {
        case .environment: nil
        case .file(let path): Self.warning(Files.path(path, from: folder))
        case .text: paths.lazy.compactMap(Self.warning).first
        }
    }

    private static func warning(_ path: String) -> String? {
        guard Files.isReadableByOthers(path) else { return nil }
        return "\(visible(path)) holds a secret and can be read by every user of this machine"
    }

    private func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return String(text)
    }
}
