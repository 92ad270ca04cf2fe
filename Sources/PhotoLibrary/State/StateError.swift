import AlbumRules
import SQLite

/// Why the memory of earlier runs cannot be used.
public enum StateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another run is at work: its process, and for how long.
    case locked(owner: Int32?, age: Duration?)
    /// The folder cannot be made or used.
    case folderUnusable(path: String, detail: String)
    /// The file was written by a newer release of this program.
    case tooNew(path: String, version: Int)
    /// The database failed.
    case database(SQLiteError)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .locked(let owner, let age):
            "another run is at work" + (owner.map { " (process \($0)\(Self.words(for: age)))" } ?? "")
        case .folderUnusable(let path, let detail): "the state folder \(path) cannot be used: \(detail)"
        case .tooNew(let path, let version):
            "\(path) was written by a newer release of this program (version \(version) of the file)"
        case .database(let error): "state: \(error)"
        }
    }

    private static func words(for age: Duration?) -> String {
        guard let seconds = age?.components.seconds else { return "" }
        return switch seconds {
        case ..<120: ", for \(max(0, seconds)) s"
        case ..<7200: ", for \(seconds / 60) min"
        default: ", for \(seconds / 3600) h"
        }
    }
}
