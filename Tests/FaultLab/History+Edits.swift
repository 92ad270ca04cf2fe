import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import PhotoLibrary

/// What happens to the tool's own things: its file, its memory, its questions.
extension History {
    func editConfiguration() {
        let unused = LabWorld.albumNames.filter { configuration[$0] == nil }
        switch numbers.below(4) {
        case 0 where !unused.isEmpty:
            configuration.albums.append(.random(unused[numbers.below(unused.count)], maker, &numbers))
        case 1 where configuration.albums.count > 1:
            configuration.albums.remove(at: numbers.below(configuration.albums.count))
        case 2:
            let place = numbers.below(configuration.albums.count)
            configuration.albums[place].isEnabled.toggle()
        default:
            let place = numbers.below(configuration.albums.count)
            configuration.albums[place] = .random(configuration.albums[place].name, maker, &numbers)
        }
        note("new configuration: \(configuration.text)")
    }

    /// The state is lost, damaged, or another user's.
    func loseState() throws {
        let path = stateFolder + "/state.sqlite"
        guard FileManager.default.fileExists(atPath: path) else { return }
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        switch numbers.below(3) {
        case 0: note("state lost")
        case 1:
            note("state damaged")
            try Data("this was a database once, and is long enough to be looked at".utf8).write(to: URL(filePath: path))
        default:
            note("state of another user")
            let other = UserID(high: friend.high, low: friend.low)
            _ = try SyncState.open(in: stateFolder, for: other, server: "http://127.0.0.1:2283", access: .running)
        }
        memory = LabMemory()
    }

    /// Lets an album or a person go.
    func answer() async throws {
        guard let engine = try await engine(LabWire(simulator), LabRunOrder()) else { return }
        let album = configuration.albums[numbers.below(configuration.albums.count)]
        if numbers.happens(500) {
            note("forget \(album.name)")
            _ = try await engine.forget(albumNamed: album.name)
            memory.forget(album.name)
        } else if let name = album.rule.names.sorted().first {
            note("accept-rename \(name)")
            _ = try await engine.acceptRename(ofPersonNamed: name)
            memory.identities[name] = [nil]
        }
    }
}
