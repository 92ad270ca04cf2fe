import AlbumRules
import Foundation
import SQLite

/// Where the memory of each account lies: in the state folder itself, or below it in `accounts/NAME`.
///
/// The memory of one key lies in the state folder. When that key becomes one of several accounts its memory stays there, and
/// those of the others lie beside it; each is found by the user that it is bound to, whatever the account is called now.
public enum AccountFolder {
    /// The folder of an account's memory; it need not be there yet.
    public static func find(account: String, of user: UserID, in root: String) -> String {
        let named = below(root) + "/" + account
        let folders = [root, named] + known(in: root).filter { $0 != root && $0 != named }
        return folders.first { SyncState.owner(in: $0) == user } ?? named
    }

    /// Every folder that holds the memory of an account, the state folder first.
    public static func known(in root: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: below(root))) ?? []
        let folders = [root] + names.sorted().map { below(root) + "/" + $0 }
        return folders.filter { SyncState.exists(in: $0) }
    }

    /// The number of the next run: runs are numbered over all accounts.
    public static func nextRun(in root: String) async -> Int64 {
        var last: Int64 = 0
        for folder in known(in: root) {
            // What cannot be read is set aside by the run itself, and counts nothing.
            guard let state = try? SyncState.look(in: folder), let run = try? await state.lastRun() else { continue }
            last = max(last, run)
        }
        return last + 1
    }

    /// Whether a folder holds, or held, the memories of several accounts.
    public static func isShared(_ root: String) -> Bool { StateFolder.exists(below(root)) }

    private static func below(_ root: String) -> String { root + "/accounts" }
}
