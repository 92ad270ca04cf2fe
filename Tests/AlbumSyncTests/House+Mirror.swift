import Foundation

extension House {
    /// The files of the mirror, to be put back as if a run had ended before it could commit; without the mirror there are none.
    func mirrorFiles() throws -> [String: Data] {
        try mirrorPaths.filter { FileManager.default.fileExists(atPath: $0) }
            .reduce(into: [:]) { $0[$1] = try Data(contentsOf: URL(filePath: $1)) }
    }

    /// Puts the mirror back as it was.
    func restoreMirror(_ files: [String: Data]) throws {
        for path in mirrorPaths {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            try files[path]?.write(to: URL(filePath: path))
        }
    }

    private var mirrorPaths: [String] { ["", "-wal", "-shm"].map { stateFolder + "/mirror.sqlite" + $0 } }
}
