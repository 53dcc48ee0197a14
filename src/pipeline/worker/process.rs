//! One process that reads files: started, asked, and ended when it is late.

use std::io;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::protocol::{Answer, Task, receive, send};
use super::serve::Room;

/// A process that waits for a file or reads one. Dropping it ends it.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<Vec<u8>>,
    patience: Duration,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// The process ended.
    Dead,
    /// It was ended, since it took too long.
    Late,
}

impl Process {
    /// Starts one that is given so much time for each file.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn start(program: &Path, room: Room, patience: Duration) -> io::Result<Process> {
        let mut command = Command::new(program);
        command.arg("worker").arg(room.name());
        // What it says when it aborts is no news to anyone.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt as _;
            // Ctrl-C is for the run, which ends its processes itself: here it would look like a file that kills them.
            command.process_group(0);
        }
        let mut child = command.spawn()?;
        let (Some(questions), Some(mut replies)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (sender, answers) = mpsc::sync_channel(1);
        // Made before the thread: it ends the child where there is no thread to be had.
        let process = Process { child, questions, answers, patience };
        // A pipe has no time limit of its own; a channel has. The thread ends with the process.
        thread::Builder::new().spawn(move || {
            while let Ok(answer) = receive(&mut replies) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        })?;
        Ok(process)
    }

    /// Has a file seen to. After an error the process is of no more use.
    ///
    /// # Errors
    /// Where there is no answer.
    pub fn ask(&mut self, task: &Task, bytes: &[u8]) -> Result<Answer, Lost> {
        let task = postcard::to_stdvec(task).map_err(|_| Lost::Dead)?;
        // It reads all of a question before it begins: this waits for nothing but the pipe.
        send(&mut self.questions, &task).and_then(|()| send(&mut self.questions, bytes)).map_err(|_| Lost::Dead)?;
        match self.answers.recv_timeout(self.patience) {
            Ok(answer) => postcard::from_bytes(&answer).map_err(|_| Lost::Dead),
            Err(RecvTimeoutError::Timeout) => Err(Lost::Late),
            Err(RecvTimeoutError::Disconnected) => Err(Lost::Dead),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Where it has ended already there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
