//! Taking the rows of an office's table into the ledger: first what they would
//! do, then doing it.

use super::{App, AppError, Outcome};
use crate::domain::decide::World;
use crate::domain::event::Command;
use crate::domain::ids::OWN_LETTER;
use crate::domain::intake::{Fate, Intake, Plan, Problem, Reject, plan};

impl App {
    /// What importing the rows would do. Gives the intake what it needs to know
    /// of the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn plan_import(&self, intake: &mut Intake) -> Result<Plan, AppError> {
        let code = self.free_code()?;
        let number = code.split_once('.').and_then(|(_, number)| number.parse().ok());
        intake.next_own = number.unwrap_or(1);
        let world = self.store.reading(|store| {
            let mut world = World::default();
            for letter in intake.letters() {
                let items = store.letter_items(letter)?;
                world.items.extend(items.into_iter().map(|item| (item.id.clone(), item)));
            }
            let letters = store.letters()?.into_iter();
            world.letters.extend(letters.map(|letter| (letter.id.clone(), letter)));
            Ok::<World, AppError>(world)
        })?;
        let mut plan = plan(&world, intake, self.today());
        self.reject_taken_codes(intake, &mut plan)?;
        Ok(plan)
    }

    /// A code that a letter has is none for one's own: the row may have been
    /// meant for that letter.
    fn reject_taken_codes(&self, intake: &Intake, plan: &mut Plan) -> Result<(), AppError> {
        let mut taken = Vec::new();
        for (at, placed) in plan.placed.iter().enumerate() {
            if placed.fate != Fate::Added || placed.id.letter() != OWN_LETTER {
                continue;
            }
            let code = placed.id.code();
            let found = self.store.find_code(code)?;
            if let Some(other) = found.iter().find(|id| id.letter() != OWN_LETTER) {
                taken.push(at);
                plan.rejects.push(Reject {
                    row: intake.rows[placed.place].number,
                    column: String::new(),
                    value: code.to_owned(),
                    problem: Problem::CodeElsewhere { letter: other.letter().to_owned() },
                });
            }
        }
        for at in taken.into_iter().rev() {
            plan.placed.remove(at);
        }
        plan.rejects.sort_by_key(|reject| reject.row);
        Ok(())
    }

    /// Imports the rows as one operation.
    ///
    /// # Errors
    /// A refusal where rows differ and that makes it fail, or that the ledger
    /// cannot be written. Nothing is recorded then.
    pub fn import(&mut self, intake: Intake) -> Result<Outcome, AppError> {
        self.execute(&Command::Import { intake: Box::new(intake) }, None)
    }
}
